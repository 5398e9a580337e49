/**
 * The packaged program as its users run it: started by the launcher at the root of the checkout,
 * spoken to over HTTP and the command line, stopped by signals.
 */
@NullMarked
package io.holdfast.acceptance.program;

import org.jspecify.annotations.NullMarked;
