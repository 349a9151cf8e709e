/** A page decoder that takes the whole process with it, as a crash of native code would. */
exports.decodePage = () => process.kill(process.pid, 'SIGKILL');
