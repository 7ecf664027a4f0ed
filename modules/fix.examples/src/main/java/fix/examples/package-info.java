/** Examples. */
package fix.examples;
