package io.holdfast.core.identity.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A group as it is stored; which entities are in it is kept apart ({@link Members}).
 *
 * @param external whether logins decide who is in it
 * @param policies sorted, in lower case
 * @param memberGroups the ids of the groups whose members are its members too
 * @param parents the ids of the groups that it is a member of
 * @param alias of an external group; null for none
 * @param changes counts the writes
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record Group(
    String id,
    String name,
    boolean external,
    List<String> policies,
    Map<String, String> metadata,
    List<String> memberGroups,
    List<String> parents,
    @Nullable GroupAlias alias,
    Instant created,
    Instant updated,
    long changes) {

  public Group {
    policies = policies == null ? List.of() : List.copyOf(policies);
    metadata = metadata == null ? Map.of() : Map.copyOf(metadata);
    memberGroups = memberGroups == null ? List.of() : List.copyOf(memberGroups);
    parents = parents == null ? List.of() : List.copyOf(parents);
  }

  public static Group named(String id, String name, boolean external, Instant now) {
    return new Group(
        id, name, external, List.of(), Map.of(), List.of(), List.of(), null, now, now, 0);
  }

  /** The same group by another name. */
  public Group named(String other) {
    return new Group(
        id,
        other,
        external,
        policies,
        metadata,
        memberGroups,
        parents,
        alias,
        created,
        updated,
        changes);
  }

  public Group withPolicies(List<String> other) {
    return new Group(
        id,
        name,
        external,
        other,
        metadata,
        memberGroups,
        parents,
        alias,
        created,
        updated,
        changes);
  }

  public Group withMetadata(Map<String, String> other) {
    return new Group(
        id,
        name,
        external,
        policies,
        other,
        memberGroups,
        parents,
        alias,
        created,
        updated,
        changes);
  }

  public Group withMemberGroups(List<String> other) {
    return new Group(
        id, name, external, policies, metadata, other, parents, alias, created, updated, changes);
  }

  public Group withParents(List<String> other) {
    return new Group(
        id,
        name,
        external,
        policies,
        metadata,
        memberGroups,
        other,
        alias,
        created,
        updated,
        changes);
  }

  public Group withAlias(@Nullable GroupAlias other) {
    return new Group(
        id,
        name,
        external,
        policies,
        metadata,
        memberGroups,
        parents,
        other,
        created,
        updated,
        changes);
  }

  /** The same group as it is to be stored. */
  public Group changed(Instant now) {
    return new Group(
        id,
        name,
        external,
        policies,
        metadata,
        memberGroups,
        parents,
        alias,
        created,
        now,
        changes + 1);
  }

  /** Leaves out the metadata. */
  @Override
  public String toString() {
    return "Group[" + id + " " + name + "]";
  }
}
