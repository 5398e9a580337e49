/** Tests of the commands on mounts. */
@NullMarked
package io.holdfast.cli.secrets;

import org.jspecify.annotations.NullMarked;
