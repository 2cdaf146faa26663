#!/usr/bin/env ruby
# SPDX-License-Identifier: GPL-3.0-or-later
# The same accept as a Rails programmer writes it: with_lock, validations, callbacks off, one event.
# usage: railsaccept.rb SOCKET_FOLDER DATABASE USER PROCESSES SECONDS FIRST_REQUEST; prints accepts a second, p50, p99 in ms.
require 'active_record'

folder, database, user, processes, seconds, first = ARGV
processes, seconds, first = processes.to_i, seconds.to_f, first.to_i

class Slot < ActiveRecord::Base
  self.table_name = 'bench.slot'
end
class Offer < ActiveRecord::Base
  self.table_name = 'bench.offer'
end
class Event < ActiveRecord::Base
  self.table_name = 'bench.event'
end

def accept(id)
  offer = Offer.find(id)
  slot = Slot.find_by!(request_id: offer.request_id)
  slot.with_lock do
    raise 'taken' unless slot.status == 'open'
    slot.update!(status: 'booked', therapist_id: offer.therapist_id)
    offer.update!(status: 'accepted', responded_at: Time.now)
    Offer.where(request_id: offer.request_id, status: 'pending').update_all(status: 'expired', responded_at: Time.now)
    Event.create!(kind: 'accepted', slot_id: slot.id, offer_id: offer.id, therapist_id: offer.therapist_id)
  end
end

go_read, go_write = IO.pipe
workers = (0...processes).map do |n|
  answer_read, answer_write = IO.pipe
  fork do
    ActiveRecord::Base.establish_connection(adapter: 'postgresql', host: folder, database: database, username: user, pool: 1)
    mine = first + n
    step = lambda do
      accept(mine * 8 + 1)
      mine += processes
    end
    5.times { step.call }
    answer_write.puts 'ready'
    go_write.close
    go_read.read
    times = []
    clock = -> { Process.clock_gettime(Process::CLOCK_MONOTONIC) }
    start = now = clock.call
    while now - start < seconds
      before = now
      step.call
      now = clock.call
      times << now - before
    end
    answer_write.puts "#{times.size / (now - start)} #{times.map { |t| (t * 1e6).round }.join(' ')}"
    exit!(0)
  end
  answer_write.close
  answer_read
end
workers.each(&:gets)
go_read.close
go_write.close
rate = 0.0
times = []
workers.each do |w|
  one, *rest = w.gets.split
  rate += one.to_f
  times.concat(rest.map(&:to_i))
end
times.sort!
puts format('%.1f %.3f %.3f', rate, times[times.size / 2] / 1000.0, times[(times.size * 0.99).to_i] / 1000.0)
Process.waitall
