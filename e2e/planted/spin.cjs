/** A page decoder that never comes to an end and never gives the processor back. */
exports.decodePage = () => {
  for (;;);
};
