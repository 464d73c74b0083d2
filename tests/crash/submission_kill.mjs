// Reports come in over HTTP while the program is killed; whoever was shown a return code must be able to open the mailbox
// after the restart.
import { mailbox_shows, report } from './people.mjs';
import { storm } from './storm.mjs';

const text = 'Een bericht dat niet verloren mag gaan.';

await storm({
  what: 'reports',
  work: async ({ url }, acknowledged) => {
    const code = await report(url, text);
    if (code) acknowledged.push(code);
  },
  still_there: ({ url }, code) => mailbox_shows(url, code, text),
});
