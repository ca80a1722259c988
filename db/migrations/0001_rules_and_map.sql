CREATE TABLE `alert_addresses` (
	`pilot` text NOT NULL,
	`target` integer NOT NULL,
	`address` text NOT NULL,
	`secret` text,
	PRIMARY KEY(`pilot`, `target`)
);
--> statement-breakpoint
CREATE TABLE `alert_targets` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`target` integer NOT NULL,
	`kind` text NOT NULL,
	`place` text NOT NULL,
	`what` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `alert_targets_pilot` ON `alert_targets` (`pilot`);--> statement-breakpoint
CREATE TABLE `alerts` (
	`pilot` text NOT NULL,
	`what` text NOT NULL,
	`thing` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`pilot`, `what`, `thing`)
);
--> statement-breakpoint
CREATE TABLE `deliveries` (
	`message` text NOT NULL,
	`nth` integer NOT NULL,
	`at` integer NOT NULL,
	`error` text,
	PRIMARY KEY(`message`, `nth`)
);
--> statement-breakpoint
CREATE TABLE `deputies` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`seat` text NOT NULL,
	`holder` text NOT NULL,
	`deputy` text NOT NULL,
	`from` text NOT NULL,
	`to` text NOT NULL,
	`what` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `deputies_pilot` ON `deputies` (`pilot`);--> statement-breakpoint
CREATE TABLE `acknowledgements` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`what` text NOT NULL,
	`subject` text NOT NULL,
	`person` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `acknowledgements_pilot` ON `acknowledgements` (`pilot`);--> statement-breakpoint
CREATE TABLE `confirmations` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`document` text NOT NULL,
	`hash` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `confirmations_pilot` ON `confirmations` (`pilot`);--> statement-breakpoint
CREATE TABLE `drills` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`drill` integer NOT NULL,
	`what` text NOT NULL,
	`content` text,
	`decisions` text,
	`splits` integer,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `drills_pilot` ON `drills` (`pilot`);--> statement-breakpoint
CREATE TABLE `messy_cases` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`test` integer NOT NULL,
	`what` text NOT NULL,
	`content` text,
	`rule_hash` text,
	`result` text,
	`how` text,
	`evidence` text,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `messy_cases_pilot` ON `messy_cases` (`pilot`);--> statement-breakpoint
CREATE TABLE `processes` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`version` integer NOT NULL,
	`content` text NOT NULL,
	`hash` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `processes_pilot` ON `processes` (`pilot`);--> statement-breakpoint
CREATE TABLE `trainings` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`person` text NOT NULL,
	`on` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `trainings_pilot` ON `trainings` (`pilot`);--> statement-breakpoint
CREATE TABLE `case_checks` (
	`pilot` text NOT NULL,
	`case` text NOT NULL,
	`finding` text NOT NULL,
	`rule` integer,
	`version` integer,
	`week` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`pilot`, `case`, `finding`)
);
--> statement-breakpoint
CREATE INDEX `case_checks_finding` ON `case_checks` (`pilot`,`finding`,`week`);--> statement-breakpoint
CREATE TABLE `replays` (
	`replay` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`change` integer NOT NULL,
	`hash` text NOT NULL,
	`state` text NOT NULL,
	`progress` text NOT NULL,
	`report` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`alive_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `replays_change` ON `replays` (`pilot`,`change`);--> statement-breakpoint
CREATE TABLE `questions` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`question` integer NOT NULL,
	`rule` integer,
	`what` text NOT NULL,
	`words` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `questions_pilot` ON `questions` (`pilot`);--> statement-breakpoint
CREATE TABLE `reminders` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`thing` text NOT NULL,
	`seat` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `reminders_pilot` ON `reminders` (`pilot`);--> statement-breakpoint
CREATE TABLE `requests` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`request` integer NOT NULL,
	`what` text NOT NULL,
	`effect` text,
	`wish` text,
	`why` text,
	`minutes` integer,
	`hash` text,
	`by` text NOT NULL,
	`seat` text,
	`for` text,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `requests_pilot` ON `requests` (`pilot`);--> statement-breakpoint
CREATE TABLE `rule_answerers` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`rule` integer NOT NULL,
	`person` text,
	`deputy` text,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `rule_answerers_pilot` ON `rule_answerers` (`pilot`);--> statement-breakpoint
CREATE TABLE `rule_changes` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`change` integer NOT NULL,
	`round` integer NOT NULL,
	`what` text NOT NULL,
	`effect` text,
	`content` text,
	`hash` text,
	`why` text,
	`counter` text,
	`by` text NOT NULL,
	`seat` text,
	`for` text,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `rule_changes_pilot` ON `rule_changes` (`pilot`);--> statement-breakpoint
CREATE TABLE `rules` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`number` integer NOT NULL,
	`version` integer NOT NULL,
	`content` text NOT NULL,
	`hash` text NOT NULL,
	`retired` integer NOT NULL,
	`change` integer,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `rules_pilot` ON `rules` (`pilot`);--> statement-breakpoint
CREATE TABLE `friction_reports` (
	`pilot` text NOT NULL,
	`report` integer NOT NULL,
	`kind` text NOT NULL,
	`reason` text,
	`words` text NOT NULL,
	`case` text,
	`person` text,
	`name` text,
	`week` text NOT NULL,
	`at` integer NOT NULL,
	`seq` integer NOT NULL,
	PRIMARY KEY(`pilot`, `report`)
);
--> statement-breakpoint
CREATE INDEX `friction_reports_week` ON `friction_reports` (`pilot`,`week`);--> statement-breakpoint
CREATE TABLE `hook_events` (
	`pilot` text NOT NULL,
	`platform` text NOT NULL,
	`event` text NOT NULL,
	`received_at` integer NOT NULL,
	PRIMARY KEY(`pilot`, `platform`, `event`)
);
--> statement-breakpoint
CREATE TABLE `hook_uses` (
	`token` text PRIMARY KEY NOT NULL,
	`platform` text NOT NULL,
	`last_at` integer NOT NULL,
	`last_status` integer NOT NULL,
	`accepted` integer NOT NULL,
	`refused` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `messages` (
	`message` text PRIMARY KEY NOT NULL,
	`pilot` text,
	`kind` text NOT NULL,
	`to` text NOT NULL,
	`about` text NOT NULL,
	`body` text NOT NULL,
	`state` text NOT NULL,
	`tries` integer NOT NULL,
	`next_at` integer NOT NULL,
	`error` text,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `messages_next` ON `messages` (`state`,`next_at`);--> statement-breakpoint
CREATE TABLE `reported_failures` (
	`pilot` text NOT NULL,
	`failure` integer NOT NULL,
	`fingerprint` text NOT NULL,
	`component` text NOT NULL,
	`platform` text NOT NULL,
	`side` text NOT NULL,
	`message` text NOT NULL,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`first_received_at` integer NOT NULL,
	`runs` integer NOT NULL,
	`cases` integer NOT NULL,
	PRIMARY KEY(`pilot`, `failure`)
);
--> statement-breakpoint
CREATE INDEX `reported_failures_fingerprint` ON `reported_failures` (`pilot`,`fingerprint`);--> statement-breakpoint
CREATE TABLE `runs` (
	`pilot` text NOT NULL,
	`platform` text NOT NULL,
	`run` text NOT NULL,
	`attempt` integer NOT NULL,
	`flow` text NOT NULL,
	`status` text NOT NULL,
	`started_at` integer,
	`ended_at` integer,
	`case` text,
	`error_message` text,
	`error_kind` text NOT NULL,
	`step` text,
	`handled_by_hand` integer NOT NULL,
	`link` text,
	`more` text NOT NULL,
	`failure` integer,
	`batch` integer,
	`week` text NOT NULL,
	`received_at` integer NOT NULL,
	PRIMARY KEY(`pilot`, `platform`, `run`, `attempt`)
);
--> statement-breakpoint
CREATE INDEX `runs_received` ON `runs` (`pilot`,`received_at`);--> statement-breakpoint
CREATE INDEX `runs_week` ON `runs` (`pilot`,`week`);--> statement-breakpoint
CREATE INDEX `runs_batch` ON `runs` (`batch`,`pilot`);--> statement-breakpoint
CREATE INDEX `runs_flow` ON `runs` (`pilot`,`flow`,`received_at`);--> statement-breakpoint
CREATE INDEX `runs_failure` ON `runs` (`pilot`,`failure`,`week`);--> statement-breakpoint
CREATE TABLE `alert_tests` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`integration` text NOT NULL,
	`on` text NOT NULL,
	`minutes` integer,
	`words` text,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `alert_tests_pilot` ON `alert_tests` (`pilot`);--> statement-breakpoint
CREATE TABLE `builds` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`what` text NOT NULL,
	`build` text NOT NULL,
	`rules` text NOT NULL,
	`words` text,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `builds_pilot` ON `builds` (`pilot`);--> statement-breakpoint
CREATE TABLE `efforts` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`what` text NOT NULL,
	`week` text NOT NULL,
	`minutes` integer NOT NULL,
	`words` text,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `efforts_pilot` ON `efforts` (`pilot`);--> statement-breakpoint
CREATE TABLE `failures` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`failure` integer NOT NULL,
	`what` text NOT NULL,
	`said` text NOT NULL,
	`words` text,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `failures_pilot` ON `failures` (`pilot`);--> statement-breakpoint
CREATE TABLE `fallback_drills` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`on` text NOT NULL,
	`people` text NOT NULL,
	`minutes` integer NOT NULL,
	`normal_minutes` integer NOT NULL,
	`words` text,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `fallback_drills_pilot` ON `fallback_drills` (`pilot`);--> statement-breakpoint
CREATE TABLE `friction_triages` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`kind` text NOT NULL,
	`reason` text,
	`report` integer,
	`side` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `friction_triages_pilot` ON `friction_triages` (`pilot`);--> statement-breakpoint
CREATE TABLE `maintenances` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`from` integer NOT NULL,
	`to` integer NOT NULL,
	`words` text,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `maintenances_pilot` ON `maintenances` (`pilot`);--> statement-breakpoint
CREATE TABLE `run_batches` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`runs` integer NOT NULL,
	`failed` integer NOT NULL,
	`newest_at` integer NOT NULL,
	`hash` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `run_batches_pilot` ON `run_batches` (`pilot`);--> statement-breakpoint
CREATE TABLE `system_maps` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`version` integer NOT NULL,
	`base` integer NOT NULL,
	`kind` text NOT NULL,
	`touches_policy` integer NOT NULL,
	`content` text NOT NULL,
	`hash` text NOT NULL,
	`why` text,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `system_maps_pilot` ON `system_maps` (`pilot`);--> statement-breakpoint
ALTER TABLE `keys` ADD `for` text;--> statement-breakpoint
ALTER TABLE `choices` ADD `for` text;