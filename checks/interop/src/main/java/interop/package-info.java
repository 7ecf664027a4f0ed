/**
 * Other engines as peers: to see that the instruments judge them as their users know them, and that our engine talks to them.
 *
 * <p>The programs here run in processes of their own and obey {@link interop.CommandLoop}; the tests start them.
 *
 * <p>Threading: each class says which threads call it; the engines call applications from threads of their own.
 */
package interop;
