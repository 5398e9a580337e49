/** Commands on audit devices, and the offline verification of the Merkle log. */
@NullMarked
package io.holdfast.cli.audit;

import org.jspecify.annotations.NullMarked;
