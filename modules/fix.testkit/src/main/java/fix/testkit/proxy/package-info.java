/** The inside of the fault proxy: its door, its connections and their two directions. Each class says which thread owns it. */
package fix.testkit.proxy;
