/** The fix command. */
package fix.cli;
