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
ALTER TABLE `keys` ADD `for` text;