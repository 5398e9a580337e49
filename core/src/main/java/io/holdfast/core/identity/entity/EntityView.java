package io.holdfast.core.identity.entity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.core.CoreCall;
import io.holdfast.core.identity.store.Entity;
import io.holdfast.core.identity.store.Group;
import io.holdfast.core.identity.subject.Subject;
import io.holdfast.core.identity.subject.Subjects;

/** An entity as clients see it, with the groups that it is in. */
final class EntityView {
  private EntityView() {}

  static ObjectNode of(Call call, Entity entity) {
    CoreCall core = CoreCall.of(call);
    Subject subject = Subjects.read(core.tx(), entity.id()).orElse(Subject.NOBODY);
    return EntityJson.of(
        entity,
        subject.direct().stream().map(Group::id).toList(),
        subject.inherited().stream().map(Group::id).toList(),
        core.router());
  }
}
