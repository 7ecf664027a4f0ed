package checks.benchmarks.engines;

import java.util.List;
import java.util.Map;

/**
 * A server to be measured.
 *
 * @param name for the table
 * @param command starts it; it prints {@code READY port}
 * @param environment what its process has besides ours
 */
record Server(String name, List<String> command, Map<String, String> environment) {
}
