/** The simulator. */
package fix.simulator;
