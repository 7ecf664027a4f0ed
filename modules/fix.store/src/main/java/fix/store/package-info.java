/** Message stores. */
package fix.store;
