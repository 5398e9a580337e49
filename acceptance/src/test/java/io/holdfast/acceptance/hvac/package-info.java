/** hvac, the Python client that nobody here wrote, against this server. */
@NullMarked
package io.holdfast.acceptance.hvac;

import org.jspecify.annotations.NullMarked;
