package io.holdfast.core.identity.provider;

import io.holdfast.core.identity.subject.Subject;
import java.util.List;

/**
 * Who may sign in to an application; {@code *} stands for all.
 *
 * @param groupIds of groups whose members may, inherited ones too
 */
record Assignment(String name, List<String> entityIds, List<String> groupIds) {
  static final String ALLOW_ALL = "allow_all";

  static Assignment allowAll() {
    return new Assignment(ALLOW_ALL, List.of("*"), List.of("*"));
  }

  boolean covers(Subject who) {
    return entityIds.contains("*")
        || groupIds.contains("*")
        || entityIds.contains(who.id())
        || who.groups().stream().anyMatch(group -> groupIds.contains(group.id()));
  }
}
