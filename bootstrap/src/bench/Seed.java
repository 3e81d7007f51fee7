import ai.halo.adapter.persistence.embedded.EmbeddedPostgres;
import ai.halo.adapter.persistence.embedded.EmbeddedPostgresSettings;
import java.nio.file.Path;
import java.sql.DriverManager;

/** Calls of 60 days with the shares that life has; of their facts no list and no figure knows. */
final class Seed {
  private Seed() {}

  static void plant(Path data, int calls) throws Exception {
    var settings = EmbeddedPostgresSettings.in(data.resolve("postgres"));
    try (var postgres = EmbeddedPostgres.start(settings);
        var connection =
            DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
        var statement = connection.createStatement()) {
      // Counted all together afterwards instead of one by one, which takes a fraction of the time.
      statement.execute("alter table calls disable trigger calls_counted");
      statement.execute(CALLS.formatted(calls, calls));
      statement.execute("alter table calls enable trigger calls_counted");
      statement.execute("select recount_calls()");
      statement.execute(TEXTS);
      statement.execute("vacuum analyze calls");
      statement.execute("vacuum analyze call_texts");
    }
  }

  /** Outcome is stage × 16 + disposition, as the persistence adapter stores it. */
  private static final String CALLS =
      """
      insert into calls (id, version, facts, phone, language, voice, status, ending, disposition, crm_status,
          interest_level, outcome, talk_millis, created_at, updated_at, ended_at, cost_amount, cost_currency)
      select gen_random_uuid(), 1, 0, '+99890' || lpad((i %% 9999999)::text, 7, '0'),
        (array['ru', 'uz', 'tj', 'auto'])[1 + i %% 4], 'female', 'completed',
        case when kind < 45 then 'no_answer' else 'completed' end,
        case when kind < 45 then 'no_answer' when kind < 70 then 'rejected' when kind < 85 then 'callback'
          else 'interested' end,
        case when kind < 88 then 'not_created' else 'added' end,
        case when kind < 85 then 'none' else 'high' end,
        16 * case when kind < 45 then 1 when kind < 85 then 2 when kind < 88 then 3 else 4 end
          + case when kind < 45 then 4 when kind < 70 then 2 when kind < 85 then 3 else 1 end,
        case when kind < 45 then null else 30000 + (i * 37) %% 200000 end,
        at, at + interval '2 minutes', at + interval '2 minutes',
        case when kind < 45 then null else (i %% 1000)::numeric / 10000 end,
        case when kind < 45 then null else 'USD' end
      from (select i, (i * 7919) %% 100 as kind, now() - i * (interval '60 days' / %d) as at
            from generate_series(1::bigint, %d) as i) as seeds
      """;

  private static final String TEXTS =
      """
      insert into call_texts (call_id, greeting, prompt, summary)
      select id, 'Здравствуйте!', 'Предложите тариф.', 'Клиент спросил о тарифе и попросил перезвонить вечером.'
      from calls
      """;
}
