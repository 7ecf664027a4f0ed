package checks.benchmarks.engines;

/**
 * What one repetition measured of one server.
 *
 * @param ordersPerSecond with a window
 * @param cpuMicros CPU time of the server's process for an order, in microseconds
 * @param bytes allocated by the server for an order
 * @param pingMicros half of the orders had their answer within so many microseconds, in ping-pong
 * @param slowPingMicros 99 of 100
 * @param rateMicros half of the orders had their answer within so many microseconds, at a fixed rate
 * @param slowRateMicros 99 of 100
 */
record Sample(double ordersPerSecond, double cpuMicros, double bytes, double pingMicros, double slowPingMicros, double rateMicros, double slowRateMicros) {
}
