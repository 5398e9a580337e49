@org.jspecify.annotations.NullMarked
package io.holdfast.storage.commit;
