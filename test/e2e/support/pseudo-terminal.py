"""Runs a program on a pseudo-terminal and answers what it asks.

stdin: JSON {"argv", "cwd", "env", "answers": [[text, keys], ...], "timeout"}; each answer is typed once its text has been printed after the one
before. stdout: JSON {"exitCode", "output", "answered"}.
"""
import json
import os
import pty
import select
import signal
import sys
import time

given = json.load(sys.stdin)
pid, terminal = pty.fork()
if pid == 0:
    os.chdir(given["cwd"])
    os.execvpe(given["argv"][0], given["argv"], given["env"])

output = b""
seen = 0
answers = list(given["answers"])
deadline = time.time() + given["timeout"]
while True:
    ready, _, _ = select.select([terminal], [], [], 0.1)
    if ready:
        try:
            data = os.read(terminal, 65536)
        except OSError:  # Linux: the other side is closed.
            data = b""
        if not data:
            break
        output += data
    if answers and (at := output.find(answers[0][0].encode(), seen)) >= 0:
        seen = at + len(answers[0][0])
        time.sleep(0.3)
        os.write(terminal, answers.pop(0)[1].encode())
    if time.time() > deadline:
        os.kill(pid, signal.SIGKILL)
        break
_, status = os.waitpid(pid, 0)
result = {"exitCode": os.waitstatus_to_exitcode(status), "output": output.decode("utf-8", "replace"), "answered": len(given["answers"]) - len(answers)}
json.dump(result, sys.stdout)
