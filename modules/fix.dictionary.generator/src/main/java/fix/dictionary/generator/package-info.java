/** The generator of the dictionary resource and constants; a build-time program. */
package fix.dictionary.generator;
