package io.holdfast.api.route;

import io.holdfast.api.Call;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** One path of a mount with its typed fields and the operations that it serves. */
public final class Route {
  private final PathPattern pattern;
  private final String synopsis;
  private final String description;
  private final Map<String, Field<?>> fields;
  private final Map<Operation, Handler> handlers;
  private final Optional<Predicate<Call>> exists;
  private final Optional<Consumer<Call>> firstCheck;
  private final boolean unauthenticated;
  private final boolean sudo;
  private final boolean anyFields;
  private final boolean published;
  private final Map<Operation, Notes> notes;

  private Route(Builder builder) {
    this.pattern = builder.pattern;
    this.synopsis = builder.synopsis;
    this.description = builder.description;
    Map<String, Field<?>> byName = new java.util.LinkedHashMap<>();
    builder.fields.forEach(field -> byName.put(field.name(), field));
    this.fields = java.util.Collections.unmodifiableMap(byName);
    this.handlers = new EnumMap<>(builder.handlers);
    this.exists = builder.exists;
    this.firstCheck = builder.firstCheck;
    this.unauthenticated = builder.unauthenticated;
    this.sudo = builder.sudo;
    this.anyFields = builder.anyFields;
    this.published = builder.published;
    this.notes = new EnumMap<>(builder.notes);
  }

  /** The same path, each operation of which is refused; neither help nor OpenAPI tell of it. */
  Route refusing(Supplier<? extends Refusal> why) {
    Builder builder = new Builder(pattern).fields(List.copyOf(fields.values())).unpublished();
    builder.unauthenticated = unauthenticated;
    for (Operation operation : handlers.keySet()) {
      builder.on(
          operation,
          call -> {
            throw why.get();
          });
    }
    return builder.build();
  }

  /** Begins a route for a path pattern, see {@link PathPattern}. */
  public static Builder path(String template) {
    return new Builder(PathPattern.of(template));
  }

  public PathPattern pattern() {
    return pattern;
  }

  public String synopsis() {
    return synopsis;
  }

  public String description() {
    return description;
  }

  /** The declared fields by name, in declared order; those of the path among them. */
  public Map<String, Field<?>> fields() {
    return fields;
  }

  public Map<Operation, Handler> handlers() {
    return handlers;
  }

  /** Tells create from update; without one every write is an update. */
  public Optional<Predicate<Call>> existenceCheck() {
    return exists;
  }

  /** Checked before anybody is authenticated; it throws the refusal. */
  public Optional<Consumer<Call>> firstCheck() {
    return firstCheck;
  }

  /** Whether the path needs no token. */
  public boolean unauthenticated() {
    return unauthenticated;
  }

  /** Whether the path needs the sudo capability. */
  public boolean sudo() {
    return sudo;
  }

  /** Whether undeclared fields are taken (KV version 1), so that none is warned of. */
  public boolean anyFields() {
    return anyFields;
  }

  /** Whether help and the OpenAPI document tell of it. */
  public boolean published() {
    return published;
  }

  /** What is said of an operation beside its fields. */
  public Notes notes(Operation operation) {
    return notes.getOrDefault(operation, Notes.NONE);
  }

  /** Builds a route. */
  public static final class Builder {
    private final PathPattern pattern;
    private String synopsis = "";
    private String description = "";
    private final List<Field<?>> fields = new ArrayList<>();
    private final Map<Operation, Handler> handlers = new EnumMap<>(Operation.class);
    private Optional<Predicate<Call>> exists = Optional.empty();
    private Optional<Consumer<Call>> firstCheck = Optional.empty();
    private boolean unauthenticated;
    private boolean sudo;
    private boolean anyFields;
    private boolean published = true;
    private final Map<Operation, Notes> notes = new EnumMap<>(Operation.class);

    private Builder(PathPattern pattern) {
      this.pattern = pattern;
    }

    /** Help: one line, and the longer text. */
    public Builder describe(String oneLine, String more) {
      this.synopsis = oneLine;
      this.description = more;
      return this;
    }

    public Builder fields(Field<?>... more) {
      fields.addAll(List.of(more));
      return this;
    }

    public Builder fields(List<? extends Field<?>> more) {
      fields.addAll(more);
      return this;
    }

    public Builder on(Operation operation, Handler handler) {
      handlers.put(operation, handler);
      return this;
    }

    /** The same handler for create and update. */
    public Builder onWrite(Handler handler) {
      return on(Operation.CREATE, handler).on(Operation.UPDATE, handler);
    }

    /** Tells create from update by what is stored. */
    public Builder exists(Predicate<Call> check) {
      this.exists = Optional.of(check);
      return this;
    }

    /** Refuses what nobody may ask for, before it is looked at who asks. */
    public Builder checkedFirst(Consumer<Call> check) {
      this.firstCheck = Optional.of(check);
      return this;
    }

    public Builder unauthenticated() {
      this.unauthenticated = true;
      return this;
    }

    public Builder sudo() {
      this.sudo = true;
      return this;
    }

    public Builder takesAnyFields() {
      this.anyFields = true;
      return this;
    }

    /** Left out of help and of the OpenAPI document: it is there to refuse. */
    public Builder unpublished() {
      this.published = false;
      return this;
    }

    /** The operation's id in the OpenAPI document, where Vault has one of its own. */
    public Builder operationId(Operation operation, String id) {
      Notes so = noted(operation);
      return note(operation, new Notes(id, so.summary(), so.answer()));
    }

    /** One line on an operation. */
    public Builder summary(Operation operation, String oneLine) {
      Notes so = noted(operation);
      return note(operation, new Notes(so.id(), oneLine, so.answer()));
    }

    /** The fields of an operation's answer. */
    public Builder answers(Operation operation, Field<?>... data) {
      Notes so = noted(operation);
      return note(operation, new Notes(so.id(), so.summary(), List.of(data)));
    }

    private Notes noted(Operation operation) {
      return notes.getOrDefault(operation, Notes.NONE);
    }

    private Builder note(Operation operation, Notes noted) {
      notes.put(operation, noted);
      return this;
    }

    public Route build() {
      for (String parameter : pattern.parameters()) {
        if (fields.stream().noneMatch(field -> field.name().equals(parameter))) {
          throw new IllegalStateException(
              "route " + pattern + " does not declare its path parameter " + parameter);
        }
      }
      return new Route(this);
    }
  }
}
