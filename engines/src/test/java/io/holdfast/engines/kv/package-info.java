/** What users of KV would lose, through a whole core. */
@NullMarked
package io.holdfast.engines.kv;

import org.jspecify.annotations.NullMarked;
