/** Judges the report of covered lines. Single-threaded. */
package checks.coverage;
