/** Every integration test for the host that is built for; the build makes it. */
declare module 'suite:integration';
