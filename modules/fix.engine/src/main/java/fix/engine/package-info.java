/** The engine. */
package fix.engine;
