/** What every kind of store promises: one suite that all of them pass. */
@org.jspecify.annotations.NullMarked
package io.holdfast.storage.contract;
