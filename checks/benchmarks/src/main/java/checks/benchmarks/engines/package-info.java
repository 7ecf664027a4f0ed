/** Whole processes: acceptors of several makes under the load of one neutral client. Each server's main runs alone in its process. */
package checks.benchmarks.engines;
