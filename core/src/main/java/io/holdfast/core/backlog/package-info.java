/**
 * What a request decided and one transaction could not finish: children of a token by the hundred
 * thousand, a mount of a million keys. The request's own transaction makes it of no use at once and
 * leaves an item here; any node works it off in small transactions, also after a crash.
 */
@NullMarked
package io.holdfast.core.backlog;

import org.jspecify.annotations.NullMarked;
