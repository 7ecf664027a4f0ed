/**
 * Kills either side of a running exchange and judges what is left: {@link crash.Harness} starts, kills and restarts the processes on one thread, {@link crash.Trader} is
 * one of them, {@link crash.Checker} reads what both have stored and logged once they have ended.
 */
package crash;
