const { writeFileSync } = require('node:fs');
const { reporters } = require('mocha');

/** Dots on the screen, and the count where `npm test` wants it. CommonJS, because mocha loads reporters by `require`. */
module.exports = class extends reporters.Dot {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const { passes, failures } = this.stats;
      writeFileSync(process.env.TEST_COUNT_FILE, JSON.stringify({ passed: passes, failed: failures }));
    });
  }
};
