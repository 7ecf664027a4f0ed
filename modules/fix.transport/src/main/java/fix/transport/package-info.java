/** Connections as bytes. */
package fix.transport;
