// Nothing a test does may touch the developer's own Salesforce logins, keys or telemetry.
process.env['SF_DISABLE_TELEMETRY'] = 'true';
process.env['SF_INTEGRATION_USER_ALLOW_LOOPBACK'] = 'true';
