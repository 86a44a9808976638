#!/usr/bin/env node
import './node-version.js';

const { execute } = await import('@oclif/core');
await execute({ development: true, dir: import.meta.url });
