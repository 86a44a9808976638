// Plain old JavaScript: it must run on the Node versions it refuses.
const needed = [22, 19];
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  process.stderr.write(
    `sf-plugin-integration-user needs Node ${needed.join('.')} or newer, and this is Node ${process.versions.node}: install a newer Node from https://nodejs.org and run the command again.\n`
  );
  process.exit(1);
}
