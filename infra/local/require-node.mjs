/**
 * The desk runs on the Node of its Lambda runtime, which comes with `npm ci` as an optional package for this platform. Plain
 * JavaScript, so that an older Node can say so, too.
 */
const wanted = 24;
const running = Number(process.versions.node.split(".")[0]);

if (running !== wanted) {
  process.stderr.write(
    `Conduct Desk runs on Node ${wanted}, and this is Node ${process.versions.node}. ` +
      `Run "npm ci" without --omit=optional: it brings Node ${wanted} along for Linux, macOS and Windows. Or install Node ${wanted} yourself.\n`,
  );
  process.exit(1);
}
