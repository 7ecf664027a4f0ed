/** Acceptance scripts. */
package fix.acceptance;
