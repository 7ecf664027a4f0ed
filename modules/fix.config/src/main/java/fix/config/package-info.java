/** Settings. */
package fix.config;
