/** The session protocol; pure and immutable throughout, so safe for any thread. */
package fix.session;
