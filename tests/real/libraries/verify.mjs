// What the official library for JavaScript says of each request on the standard input.
import { Webhook } from "standardwebhooks";

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const verdicts = JSON.parse(Buffer.concat(chunks)).map(({ secret, headers, body }) => {
  try {
    new Webhook(secret).verify(Buffer.from(body), headers);
    return "genuine";
  } catch (error) {
    return error.message;
  }
});
console.log(JSON.stringify(verdicts));
