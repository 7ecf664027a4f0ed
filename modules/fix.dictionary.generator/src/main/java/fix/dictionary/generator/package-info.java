/** The build-time program that makes the resources and constants of fix.dictionary; it runs in one thread, once a build, and is not published. */
package fix.dictionary.generator;
