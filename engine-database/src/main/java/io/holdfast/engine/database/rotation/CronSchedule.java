package io.holdfast.engine.database.rotation;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.holdfast.api.Refusal;
import java.time.Instant;
import java.time.ZoneOffset;

/** The five fields of cron: minute, hour, day of month, month, day of week; in UTC. */
final class CronSchedule {
  private final ExecutionTime times;

  private CronSchedule(ExecutionTime times) {
    this.times = times;
  }

  /**
   * @throws Refusal.InvalidRequest when it is none
   */
  static CronSchedule of(String text) {
    try {
      CronParser parser =
          new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
      return new CronSchedule(ExecutionTime.forCron(parser.parse(text).validate()));
    } catch (IllegalArgumentException e) {
      throw new Refusal.InvalidRequest(
          "could not parse rotation_schedule: five fields of cron are wanted, such as 0 0 * * SAT");
    }
  }

  /** The first time after another; {@link Instant#MAX} when there is none. */
  Instant next(Instant after) {
    return times
        .nextExecution(after.atZone(ZoneOffset.UTC))
        .map(time -> time.toInstant())
        .orElse(Instant.MAX);
  }
}
