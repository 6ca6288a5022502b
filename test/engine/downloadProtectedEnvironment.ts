/** Switches n8n's protection on, with one name that is allowed; n8n reads it when it is loaded. */
process.env.N8N_SSRF_PROTECTION_ENABLED = 'true';
process.env.N8N_SSRF_ALLOWED_HOSTNAMES = 'localhost';
