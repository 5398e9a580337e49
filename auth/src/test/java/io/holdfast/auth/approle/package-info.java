/** What users of approle would lose, through a whole core. */
@NullMarked
package io.holdfast.auth.approle;

import org.jspecify.annotations.NullMarked;
