/** Benchmarks of decoding, validating and encoding, of Heddle, QuickFIX/J and Philadelphia in one run. */
package checks.benchmarks;
