/** Issues certificates for new keys, and signs requests for keys made elsewhere. */
@NullMarked
package io.holdfast.engine.pki.issue;

import org.jspecify.annotations.NullMarked;
