package io.holdfast.core.identity.store;

/** A name that something has at an auth mount, with an id of its own. */
interface MountedName {
  String id();

  String mountAccessor();

  String name();
}
