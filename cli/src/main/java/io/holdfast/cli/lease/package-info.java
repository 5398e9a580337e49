/** Commands on leases. */
@NullMarked
package io.holdfast.cli.lease;

import org.jspecify.annotations.NullMarked;
