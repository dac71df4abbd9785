import { startStub } from './fixture/stub-org.ts';
const { url } = await startStub('/tmp/ui-out', 8140);
console.log(url);
