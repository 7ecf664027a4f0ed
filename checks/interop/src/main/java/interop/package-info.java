/**
 * QuickFIX/J as a peer: to see that the instruments judge it as its users know it, and that our engine talks to it.
 *
 * <p>Threading: each class says which threads call it; QuickFIX/J calls applications from threads of its own.
 */
package interop;
